import type { Refusal } from "../../store/studio/studio.ts";
import { useOnce } from "../parts/useOnce.ts";
import { useDesk } from "./StudioContext.ts";

/** Takes the steps of one place of the studio, one at a time, and says why one was refused. EDT17 */
export function useStep() {
  const { tell } = useDesk();
  const { isSending, once } = useOnce();
  return {
    isSending,
    /** True when it was done; false when it was refused, or another is still under way. */
    async step(work: () => Promise<Refusal>): Promise<boolean> {
      return (await once(async () => tell(await work()))) === true;
    },
  };
}
