import { AccountDesk } from "../AccountDesk.ts";
import type { AccountantListener, StartAccountant } from "../accountant.ts";

/** An accountant in the process of a test: what it is told is copied, and answered a little later, as a thread would. */
export const startAccountantHere: StartAccountant = (listener: AccountantListener) => {
  const desk = new AccountDesk();
  let isOver = false;
  return {
    tell(message) {
      const copy = structuredClone(message);
      queueMicrotask(() => {
        const answer = isOver ? null : desk.take(copy);
        if (answer) listener.checked(answer);
      });
    },
    end() {
      isOver = true;
    },
  };
};
