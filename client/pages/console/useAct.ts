import type { RoomReply, RoomRequest } from "../../../shared/protocol.ts";
import { type Say, sayRefusal } from "../../i18n/say.ts";
import type { Texts } from "../../i18n/texts.ts";
import { isUp } from "../../net/linkParts.ts";
import type { SentCommand } from "../../net/outbox.ts";
import { useOnce } from "../parts/useOnce.ts";
import { useRoom } from "./RoomContext.ts";

/** Sends commands from one place of the console, one at a time, and says what came of each. CON8 CON9 */
export function useAct() {
  const { store, said } = useRoom();
  const { isSending, once } = useOnce();
  return {
    isSending,
    /** True when it was done; false when it was refused, or another is still on its way. */
    async act(command: SentCommand, done: Say = ({ console: words }) => words.done): Promise<boolean> {
      const isDone = await once(async () => {
        said.value = isUp(store.connection.peek())
          ? null
          : { tone: "info", say: ({ console: words }) => words.sentLater };
        const reply = await store.send(command);
        said.value = reply.ok
          ? { tone: "good", say: done }
          : { tone: "bad", say: sayRefusal(reply.rejection) };
        return reply.ok;
      });
      return isDone === true;
    },
  };
}

/** Says what becomes of those at the entrance, once, and what came of it. CON8 CON9 */
export function useSettle() {
  const { store, said } = useRoom();
  const { isSending, once } = useOnce();
  return {
    isSending,
    /** `done`: what to say then, of so many; null: nobody counted them. */
    settle: <T extends "crowd" | "applicants">(
      type: T,
      payload: RoomRequest<T>,
      done: (texts: Texts, count: number | null) => string,
    ) =>
      once(async () => {
        said.value = null;
        const reply = await store.settle(type, payload);
        if (reply?.ok) {
          const count = countIn(reply);
          said.value = { tone: "good", say: (texts) => done(texts, count) };
        } else said.value = { tone: "bad", say: sayRefusal(reply?.rejection ?? { code: "unreachable" }) };
      }),
  };
}

function countIn(reply: RoomReply["crowd" | "applicants"]): number | null {
  return "count" in reply ? (reply.count ?? null) : null;
}
