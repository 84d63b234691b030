import { type Document, MongoClient } from 'mongodb';

export type AdminCommand = (command: Document) => Promise<Document>;

/** Lends a connection to exactly the mongod on this local port, whatever its replica set says; `waitMs` bounds the wait for an answer. */
export const withAdmin = async <T>(
  port: number,
  waitMs: number,
  use: (command: AdminCommand) => Promise<T>,
): Promise<T> => {
  const client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    serverSelectionTimeoutMS: waitMs,
    connectTimeoutMS: waitMs,
    minHeartbeatFrequencyMS: 50,
    socketTimeoutMS: 20_000,
    maxPoolSize: 1,
    retryReads: false,
  });
  try {
    return await use((command) => client.db('admin').command(command));
  } finally {
    await client.close();
  }
};
