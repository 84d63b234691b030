import { directoryContract } from '../suites/directory.ts';
import { createFakeDirectory } from './directory.ts';

directoryContract('the fake', async (model) => ({
  directory: createFakeDirectory(model).directory,
  close: async () => undefined,
}));
