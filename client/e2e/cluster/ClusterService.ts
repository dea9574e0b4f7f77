/** Two processes behind nginx with TLS, as people reach them, and what may be done to them. */
export interface ClusterService {
  /** Where nginx speaks HTTPS on the loopback. */
  readonly httpsPort: number;
  readonly login: string;
  readonly password: string;
  /** By which the password is chosen first; null: it is known already. */
  readonly firstLink: string | null;
  /** `kill -9`. Resolves when the signal is sent. */
  kill(slot: number): Promise<void>;
  /** Resolves when the process that was killed is ready again. */
  comeBack(slot: number): Promise<void>;
  /** The last of what the processes said, for whoever looks into a failure. */
  lastWords(): Promise<string>;
  /** What was started for it is gone. */
  remove(): Promise<void>;
}
