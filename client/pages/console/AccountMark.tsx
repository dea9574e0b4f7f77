import type { AccountFinding, AccountNotice } from "../../../shared/accountNotice.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Notice } from "../parts/Notice.tsx";
import { TeamsInSentence } from "../parts/TeamNames.tsx";
import { useRoom, useRoomViews } from "./RoomContext.ts";

const signs: Readonly<Record<AccountNotice["state"], string>> = { agrees: "✓", behind: "…", disagrees: "✗" };

/** Whether the independent account of the contest's journal agrees: a small mark, and an alarm when it does not. ACC5 */
export function AccountMark() {
  const words = useTexts().console.account;
  const account = useRoom().store.account.value;
  return (
    <>
      {account && account.state !== "disagrees" && (
        <p class="muted" data-account data-state={account.state}>
          <span aria-hidden="true">{signs[account.state]} </span>
          {words[account.state]}
        </p>
      )}
      <div role="alert">{account?.state === "disagrees" && <Alarm account={account} />}</div>
    </>
  );
}

function Alarm({ account: { findings, first } }: { readonly account: AccountNotice }) {
  const words = useTexts().console.account;
  return (
    <Notice tone="bad">
      {words.alarm(findings)} {first && <FirstFinding finding={first} />} {words.advice}
    </Notice>
  );
}

function FirstFinding({ finding: { code, seq, teamId } }: { readonly finding: AccountFinding }) {
  const words = useTexts().console.account;
  const { contest } = useRoomViews();
  const team = teamId === null ? undefined : contest.teams[teamId];
  const what = words.codes[code];
  if (!team) return <>{words.first(what, seq)}</>;
  return <TeamsInSentence teams={[team]} say={(name) => words.firstOf(what, seq, name)} />;
}
