import { useTexts } from "../../i18n/texts.ts";
import { ledgerRows } from "../../store/purchases.ts";
import { LedgerRows } from "../parts/LedgerRows.tsx";
import { useViews } from "./PlayContext.ts";

export function LedgerTable() {
  const { play } = useTexts();
  const { contest, team } = useViews();
  const rows = ledgerRows(team.ledger, team.purchases);
  if (rows.length === 0) return <p class="muted">{play.ledgerEmpty}</p>;
  return <LedgerRows rows={rows} cards={contest.board.cards} />;
}
