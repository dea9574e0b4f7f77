import type { AccountNotice } from "../../../shared/accountNotice.ts";
import { useTexts } from "../../i18n/texts.ts";
import { Notice } from "../parts/Notice.tsx";
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
  const { contest } = useRoomViews();
  const team = first?.teamId && contest.teams[first.teamId]?.name;
  const what = first && words.codes[first.code];
  const told = what && (team ? words.firstOf(what, first.seq, team) : words.first(what, first.seq));
  return (
    <Notice tone="bad">
      {words.alarm(findings)} {told} {words.advice}
    </Notice>
  );
}
