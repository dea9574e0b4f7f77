import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { useRoomViews } from "./RoomContext.ts";

const askEveryMs = 15_000;

/** Names the teams whose pages reach the server but get no live connection: nobody sees that from here. PAG5 */
export function SocketlessNotice() {
  const words = useTexts().console;
  const { session } = useApp();
  const { contest } = useRoomViews();
  const code = contest.roomCode;
  const teamIds = useSignal<readonly string[]>([]);

  useEffect(() => {
    const ask = async () => {
      const answer = await session.call("socketlessTeams", { code });
      if (answer.ok) teamIds.value = answer.reply.teamIds;
    };
    void ask();
    const timer = setInterval(() => void ask(), askEveryMs);
    return () => clearInterval(timer);
  }, [session, code, teamIds]);

  const names = teamIds.value.flatMap((id) => contest.teams[id]?.name ?? []);
  return (
    <div role="status">
      {names.length > 0 && (
        <Notice tone="warn">
          {words.socketless(names.length)} <span translate={false}>{names.join(", ")}</span>
        </Notice>
      )}
    </div>
  );
}
