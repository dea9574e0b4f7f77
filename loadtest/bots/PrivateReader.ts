import type { PrivateView } from "../../shared/contest/view.ts";
import { applyPrivateChange, type PrivateMessage } from "../../shared/protocol.ts";
import { revisionFault } from "./checks.ts";

type Kind = PrivateView["kind"];
export type PrivateViewOf<K extends Kind> = Extract<PrivateView, { readonly kind: K }>;

/** What one client is told for itself alone, over all its connections: the whole view, then changes of it. */
export class PrivateReader<K extends Kind> {
  readonly #kind: K;
  readonly #fault: (sentence: string) => void;
  #view: PrivateViewOf<K> | null = null;
  #revision: number | null = null;

  /** `fault` is told of gaps, and of a view of another kind, in one sentence. */
  constructor(kind: K, fault: (sentence: string) => void) {
    this.#kind = kind;
    this.#fault = fault;
  }

  /** As it was shown last, on whatever connection. */
  get view(): PrivateViewOf<K> | null {
    return this.#view;
  }

  /** Whether the present connection has shown it. */
  get isShown(): boolean {
    return this.#revision !== null;
  }

  /** A new connection begins with the whole view. */
  begin(): void {
    this.#revision = null;
  }

  read(message: PrivateMessage): void {
    const gap = revisionFault(this.#revision, message);
    if (gap) this.#fault(gap);
    this.#revision = message.revision;
    const after: PrivateView | null =
      "whole" in message ? message.whole : this.#view && applyPrivateChange(this.#view, message.change);
    if (after?.kind === this.#kind) this.#view = after as PrivateViewOf<K>;
    else this.#fault(`was shown the view of a ${after?.kind}`);
  }
}
