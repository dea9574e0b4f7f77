import { type ChildProcess, fork } from "node:child_process";

// Calls of functions of another process of ours.

/** What a process can be asked to do. */
// biome-ignore lint/suspicious/noExplicitAny: only so do interfaces of exact methods fit
export type Handlers = { readonly [name: string]: (argument: any) => unknown };

interface Question {
  readonly id: number;
  readonly name: string;
  readonly argument: unknown;
}

type Message =
  | { readonly id: number; readonly result: unknown }
  | { readonly id: number; readonly error: string }
  | { readonly progress: number };

/** A process of ours that answers calls until it is ended. */
export class CalledProcess<H extends object> {
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, PromiseWithResolvers<unknown>>();
  #lastId = 0;
  /** Told what the process says of its progress. */
  onProgress: (value: number) => void = () => {};

  /** `file` is a module that calls {@link serveCalls}. */
  constructor(file: string, nodeFlags: readonly string[] = []) {
    this.#child = fork(file, [], { serialization: "advanced", execArgv: [...nodeFlags] });
    this.#child.on("message", (message) => this.#receive(message as Message));
    this.#child.on("exit", (code, signal) => {
      for (const { reject } of this.#waiting.values())
        reject(new Error(`${file} ended with ${signal ?? code}`));
      this.#waiting.clear();
    });
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("the process was not started");
    return this.#child.pid;
  }

  /** Rejects with what the other side threw, or when it ends. */
  call<N extends keyof H & string>(name: N, argument: ArgumentOf<H[N]>): Promise<ResultOf<H[N]>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const waiting = Promise.withResolvers<unknown>();
    this.#waiting.set(id, waiting);
    this.#child.send({ id, name, argument } satisfies Question);
    return waiting.promise as Promise<ResultOf<H[N]>>; // the other side serves the same handlers
  }

  end(): void {
    this.#child.kill("SIGKILL");
  }

  #receive(message: Message): void {
    if ("progress" in message) {
      this.onProgress(message.progress);
      return;
    }
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    if ("error" in message) waiting?.reject(new Error(message.error));
    else waiting?.resolve(message.result);
  }
}

/** Answers calls of the process that forked this one, and ends with it. */
export function serveCalls(handlers: Handlers): void {
  process.on("disconnect", () => process.exit(0));
  process.on("message", ({ id, name, argument }: Question) => {
    answer(id, async () => handlers[name]?.(argument));
  });
}

/** Tells the process that forked this one. */
export function tellProgress(value: number): void {
  process.send?.({ progress: value } satisfies Message);
}

function answer(id: number, work: () => Promise<unknown>): void {
  work().then(
    (result) => process.send?.({ id, result } satisfies Message),
    (error: unknown) => {
      const sentence = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ id, error: sentence } satisfies Message);
    },
  );
}

type ArgumentOf<F> = F extends (argument: infer A) => unknown ? A : never;
type ResultOf<F> = F extends (argument: never) => infer R ? Awaited<R> : never;
