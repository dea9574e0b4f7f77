import { type ReadonlySignal, signal } from "@preact/signals";
import type { AuthorAt, AuthorView } from "../../shared/authors.ts";
import { RequestRefused, type RoomSocket } from "../net/roomSocket.ts";

/** What several authors of one board have not saved yet. EDT9 */
export interface SharedWriting {
  /** Who else is at a card, by number. */
  readonly others: ReadonlySignal<ReadonlyMap<number, AuthorView>>;
  /** The board is open here: from now on this author is told of the others. Returns how to leave it. */
  enter(): () => void;
  /** Tells the others where this author is: the newest words, not every key. */
  write(at: AuthorAt | null): void;
  take(authors: readonly AuthorView[]): void;
  connect(socket: RoomSocket | null): void;
}

/** Four times a second at most, and a long text less often: what is told weighs, and goes to everybody. */
const tellEveryMs = 260;
const lettersOfMs = 14;

export function createSharedWriting(): SharedWriting {
  const others = signal<ReadonlyMap<number, AuthorView>>(new Map());
  let socket: RoomSocket | null = null;
  /** How often the board is open here. */
  let entered = 0;
  let own: AuthorAt | null = null;
  let isTold = false;
  let isResting = false;

  function tell(): void {
    if (!socket || isResting || isTold || entered === 0) return;
    isTold = true;
    isResting = true;
    void deliver(socket, own);
    setTimeout(
      () => {
        isResting = false;
        tell();
      },
      tellEveryMs + (own?.text?.length ?? 0) / lettersOfMs,
    );
  }

  async function deliver(through: RoomSocket, at: AuthorAt | null): Promise<void> {
    try {
      const reply = await through.request("writing", { at });
      // Somebody types faster than the server takes it: the rest follows.
      if (reply.ok || reply.rejection.code !== "too_fast") return;
    } catch (error) {
      // The connection was lost: the next one is told what stands then.
      if (error instanceof RequestRefused) return;
    }
    isTold = false;
    tell();
  }

  return {
    others,
    enter() {
      entered += 1;
      isTold = false;
      tell();
      return () => {
        own = null;
        isTold = false;
        tell();
        entered -= 1;
      };
    },
    write(at) {
      if (isSameAt(own, at)) return;
      own = at;
      isTold = false;
      tell();
    },
    take(authors) {
      const next = new Map(others.peek());
      for (const author of authors) {
        if (author.at) next.set(author.id, author);
        else next.delete(author.id);
      }
      others.value = next;
    },
    connect(next) {
      socket = next;
      // The room tells anew who is there; and it knows nothing of this author.
      if (next === null) others.value = new Map();
      isTold = false;
      tell();
    },
  };
}

function isSameAt(one: AuthorAt | null, other: AuthorAt | null): boolean {
  return one?.cardId === other?.cardId && one?.field === other?.field && one?.text === other?.text;
}
