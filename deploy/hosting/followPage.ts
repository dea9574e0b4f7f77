import { once } from "node:events";
import { commandsOf, instead, passedOver, standIns } from "./following.ts";
import type { Machine } from "./Machine.ts";
import { blocksOf, type PageBlock } from "./pageBlocks.ts";

const lastLines = 40;

/**
 * Types the commands of these sections, in one terminal and in the page's order; resolves with all that they printed. Throws at the
 * first that fails. DEP15
 */
export async function followPage(
  machine: Machine,
  page: string,
  sections: readonly string[],
): Promise<string> {
  const blocks = blocksOf(page, sections);
  const typed = blocks.flatMap((block) => {
    const commands = commandsOf(block);
    return commands === null ? [] : [`echo '${headingOf(block)}'\n${commands}`];
  });
  const shell = machine.spawn(["bash", "-euo", "pipefail", "-c", `exec 2>&1\n${typed.join("\n")}`]);
  let said = "";
  shell.stdout?.on("data", (chunk: Buffer) => {
    said += chunk.toString("utf8");
    const [heading] = /^=== .*$/m.exec(chunk.toString("utf8")) ?? [];
    if (heading) console.log(heading);
  });
  const [code] = await once(shell, "close");
  if (code !== 0)
    throw new Error(`a command of the page failed:\n${said.split("\n").slice(-lastLines).join("\n")}`);
  return said;
}

function headingOf({ section, line }: PageBlock): string {
  return `=== ${section}, line ${line}`;
}

/** Says what is not typed as it stands on the page. Throws when the page has no such part any more. */
export function tellWhatDiffers(page: string, sections: readonly string[]): void {
  const blocks = blocksOf(page, sections);
  const gone = [
    ...instead
      .map(({ page: part }) => part)
      .filter((part) => !blocks.some(({ text }) => text.includes(part))),
    ...passedOver
      .map(({ begins }) => begins)
      .filter((begins) => !blocks.some(({ text }) => text.startsWith(begins))),
  ];
  if (gone.length > 0) throw new Error(`not on the page any more: ${gone.join("; ")}`);
  for (const { page: part, typed, because } of instead)
    console.log(`- instead of ${part}: ${typed} (${because})`);
  for (const { begins, because } of passedOver)
    console.log(`- passed over: ${begins.split("\n")[0]} … (${because})`);
  for (const [program, what] of Object.entries(standIns)) console.log(`- ${program}: ${what}`);
}
