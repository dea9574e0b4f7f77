import { wireState } from "../../client/net/testing/fakeServer.ts";
import type { WireState } from "../../shared/wireState.ts";
import type { Shown } from "./model/ModelRooms.ts";

/** What a room shows, as a page is told it: the link reads epoch and mark, and the rest is for the judge. */
export function wireStateOf(shown: Shown, mark: string): WireState {
  return wireState({ epoch: shown.epoch, mark, title: JSON.stringify(shown) });
}
