import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { RouteReply } from "../../../shared/api.ts";
import { withChosenFirst } from "../../store/joinAddress.ts";
import { joinOrigins } from "../../store/joinOrigins.ts";
import { useApp } from "../AppContext.ts";

/** A laptop that is carried to another room, or whose network comes late, has another address then. */
const askEveryMs = 10_000;

const joinOriginsOf = ({ origins, isGiven }: RouteReply["addresses"]) =>
  joinOrigins(location.origin, origins, isGiven);

/** Where pupils join, the chosen one or the likeliest first; null until the server has told its addresses. */
export function useJoinOrigins(isLive: boolean): readonly string[] | null {
  const { call, joinAddress } = useApp();
  const origins = useSignal<readonly string[] | null>(null);
  useEffect(() => {
    if (!isLive) return;
    let gone = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const answer = await call("addresses", {});
      if (gone) return;
      const told = answer.ok ? joinOriginsOf(answer.reply) : null;
      const known = origins.peek() ?? joinOrigins(location.origin, []);
      const next = told ?? known;
      if (next.join(" ") !== origins.peek()?.join(" ")) origins.value = next;
      timer = setTimeout(askAgain, askEveryMs);
    };
    const askAgain = () => void ask();
    askAgain();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, [call, isLive, origins]);
  return origins.value && withChosenFirst(origins.value, joinAddress.chosen.value);
}
