import { deepStrictEqual } from "node:assert/strict";
import { encode } from "uqr";
import { en } from "../../i18n/en.ts";
import { eventually } from "../eventually.ts";
import { ConsolePage } from "../pages/ConsolePage.ts";
import type { ScreenPage } from "../pages/ScreenPage.ts";
import { visit } from "../visit.ts";
import type { OddClass } from "./OddClass.ts";

/**
 * A teacher's computer with VirtualBox and a tunnel. What its server tells, in this order, is tested on twelve such
 * computers in `server/http/addresses.test.ts`; here is what people see of it.
 */
const origins = ["http://10.20.30.40:2567", "http://192.168.56.1:2567", "http://10.8.0.6:2567"] as const;

/** The way to the pupils: shown by the screen, chosen in the console, followed when the computer moves. */
export async function showAddresses(odd: OddClass): Promise<void> {
  const { scene } = odd;
  const { report, origin } = scene;
  const wayTo = (at: string): Way => ({ address: new URL(at).host, qrCode: qrCodeOf(at, odd.code) });
  let told: readonly string[] = origins;
  const screen = await odd.screen({
    make: (context) =>
      context.route("**/api/addresses", (route) => route.fulfill({ json: { origins: told } })),
  });

  await report.check("of many addresses the screen shows the school's, with its QR code", async () => {
    await screen.open(origin, odd.code);
    await eventually(() => shown(screen), wayTo(origins[0]));
    await odd.picture(screen.page, "addresses");
  });
  await report.check("the console offers all; what is chosen there the screen shows, for good", async () => {
    const page = await screen.page.context().newPage();
    const console = new ConsolePage("console beside the screen", page, en, screen.witness);
    await console.signIn(origin, scene.login, scene.password);
    await visit(page, `${origin}/console/${odd.code}`);
    await page.getByRole("tab", { name: en.cockpit.panes.entrance }).click();
    const choices = page.getByRole("radio");
    await eventually(() => choices.count(), origins.length);
    await page.getByLabel(en.console.showAddress("192.168.56.1:2567")).check();
    await odd.picture(page, "addresses-console");
    await eventually(() => shown(screen), wayTo(origins[1]));
    await screen.page.reload();
    await eventually(() => shown(screen), wayTo(origins[1]));
  });
  await report.check(
    "the computer is carried to another network: the screen shows the new address",
    async () => {
      told = ["http://172.16.5.6:2567"];
      await screen.page.reload();
      await eventually(() => shown(screen), wayTo("http://172.16.5.6:2567"));
      deepStrictEqual(await screen.page.getByRole("button", { name: en.screen.address }).count(), 0);
    },
  );
}

/** What the corner of the screen tells: an address to type, and the black squares of a code. */
interface Way {
  readonly address: string | null;
  readonly qrCode: readonly string[];
}

async function shown({ page, texts }: ScreenPage): Promise<Way> {
  const code = page.getByRole("img", { name: texts.screen.qrLabel });
  return {
    address: await page.locator(".join-corner-label").textContent(),
    qrCode: ((await code.locator("path").getAttribute("d")) ?? "").match(/\d+ \d+/g) ?? [],
  };
}

/** The black squares of the code for that contest's address. */
function qrCodeOf(origin: string, code: string): readonly string[] {
  const { data } = encode(`${origin}/join/${code}`, { ecc: "M", border: 2 });
  return data.flatMap((row, y) => row.flatMap((isBlack, x) => (isBlack ? [`${x} ${y}`] : [])));
}
