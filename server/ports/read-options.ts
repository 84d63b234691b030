export interface ReadProgress {
  readonly groupsRead: number;
  readonly groupsTotal: number;
  readonly membersRead: number;
}

export interface ReadOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: ReadProgress) => void;
}
