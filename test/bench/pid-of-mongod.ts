import { MongoClient } from 'mongodb';

/** The process id of the mongod at that address. */
export const pidOfMongod = async (uri: string): Promise<number> => {
  const client = await new MongoClient(uri).connect();
  try {
    const { pid } = await client.db('admin').command({ serverStatus: 1 });
    return Number(pid);
  } finally {
    await client.close();
  }
};
