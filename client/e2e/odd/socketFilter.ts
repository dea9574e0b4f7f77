import { en } from "../../i18n/en.ts";
import { refusalSentence } from "../../i18n/sentences.ts";
import { eventually } from "../eventually.ts";
import type { ConsolePage } from "../pages/ConsolePage.ts";
import type { OddClass } from "./OddClass.ts";

/** A network that lets pages through and cuts off every WebSocket. PAG5 */
export async function blockSockets(odd: OddClass, organizer: ConsolePage): Promise<void> {
  const { scene } = odd;
  const { report, cable } = scene;
  const pupil = await odd.team("No sockets", { language: "ru", browser: scene.cabled });
  pupil.witness.networkMayFail = true;

  await report.check("no WebSocket gets through: the pupil's page says so", async () => {
    cable.blockSockets();
    await pupil.typeCode(scene.origin, odd.code);
    await Promise.all([pupil.page.waitForResponse(/\/no-socket$/), pupil.takeName(scene.title)]);
    await pupil.page.getByText(refusalSentence(pupil.texts, { code: "sockets_blocked" })).waitFor();
    await odd.picture(pupil.page, "no-sockets");
  });
  await report.check("the console names the team", async () => {
    await organizer.page.reload();
    await organizer.status(en.console.socketless(1)).getByText(pupil.team).waitFor();
    await odd.picture(organizer.page, "no-sockets-console");
  });
  await report.check("they get through again: the page goes on by itself", async () => {
    cable.letSocketsThrough();
    await pupil.arrived();
    await eventually(() => pupil.balance(), 500);
  });
}
