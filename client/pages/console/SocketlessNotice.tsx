import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { useTexts } from "../../i18n/texts.ts";
import { useApp } from "../AppContext.ts";
import { Notice } from "../parts/Notice.tsx";
import { TeamNames } from "../parts/TeamNames.tsx";
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

  const teams = teamIds.value.flatMap((id) => contest.teams[id] ?? []);
  return (
    <div role="status">
      {teams.length > 0 && (
        <Notice tone="warn">
          {words.socketless(teams.length)} <TeamNames teams={teams} />
        </Notice>
      )}
    </div>
  );
}
