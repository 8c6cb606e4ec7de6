export interface RunningAsterisk {
  /** Of its HTTP server. */
  url: string;
  username: string;
  password: string;
  /** How a number is dialled. */
  endpoint: string;
  /** UDP port at which it takes calls. */
  sip: number;
  /** Where browsers register. */
  webSocketUrl: string;
  pid(): number | undefined;
  kill(signal?: NodeJS.Signals): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

export function startAsterisk(options: {
  root: string;
  /** UDP port of the telephone that takes every number. */
  numbers: number;
  /** Telephones of their own, dialled as PJSIP/<name>, and their UDP ports. */
  operators?: Record<string, number>;
  /** The application that is told of calls to a number, or to all that are like a pattern (`_+X.`). */
  incoming?: Record<string, string>;
}): Promise<RunningAsterisk>;
