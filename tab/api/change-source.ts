import type { Client } from './client.ts';

/** Whose rows are meant: those of a plan, or those of a run with what came of each. */
export interface ChangeSource {
  readonly of: 'plan' | 'run';
  readonly id: string;
}

/** How a list of rows is filtered, by the API's query parameters. */
export type ChangeParams = Readonly<Record<string, string>>;

/** The API's path of a plan or run. */
export const sourcePath = ({ of, id }: ChangeSource): string =>
  `/api/${of}s/${encodeURIComponent(id)}`;

const nameOf = (response: Response, otherwise: string): string =>
  /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? otherwise;

/** Gets all rows that match as a file, and hands it to the browser to keep. */
export const downloadChanges = async (
  client: Pick<Client, 'open'>,
  source: ChangeSource,
  filter: ChangeParams,
  format: 'csv' | 'json',
): Promise<void> => {
  const query = new URLSearchParams({ ...filter, format });
  const accept = format === 'csv' ? 'text/csv' : 'application/json';
  const response = await client.open(`${sourcePath(source)}/export?${query}`, { accept });
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = nameOf(response, `${source.of}-${source.id}.${format}`);
  link.click();
  // the browser has taken the file by then
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
};
