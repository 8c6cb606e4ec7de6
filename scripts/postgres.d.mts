export function freePort(): Promise<number>;
export function startPostgres(options: {
  dir: string;
  port?: number;
  durable?: boolean;
  connections?: number;
}): Promise<{ url: string; pid: number; port: number; stop: () => Promise<void> }>;
