// A thread as createThreadJobs expects it: `workerData` tells what it does at its start; it answers a wake of `lost` by dying.
import { parentPort, workerData } from 'node:worker_threads';

if (workerData === 'fails') throw new Error('cannot start');
parentPort.on('message', (order) => {
  if (order === 'stop') {
    if (workerData === 'deaf') return;
    parentPort.postMessage({ counted: 'missed', value: 100 });
    parentPort.close();
  } else if (order.wake === 'lost') process.exit(1);
  else parentPort.postMessage({ counted: 'missed', value: Number(order.wake) });
});
parentPort.postMessage('ready');
