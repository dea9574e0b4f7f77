/** A block of commands, or of a file, as the page shows it. */
export interface PageBlock {
  /** The heading that it stands under. */
  readonly section: string;
  /** Of its first line, from 1. */
  readonly line: number;
  readonly text: string;
}

/** The blocks of these sections of a page, in the order of the page. */
export function blocksOf(page: string, sections: readonly string[]): readonly PageBlock[] {
  const blocks: PageBlock[] = [];
  let section = "";
  let open: { readonly indent: string; readonly line: number; readonly lines: string[] } | null = null;
  for (const [index, line] of page.split("\n").entries()) {
    const [, indent] = /^( *)```/.exec(line) ?? [];
    if (indent === undefined) {
      if (open) open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
      else section = /^## (.*)/.exec(line)?.[1] ?? section;
    } else if (open) {
      blocks.push({ section, line: open.line, text: open.lines.join("\n") });
      open = null;
    } else open = { indent, line: index + 2, lines: [] };
  }
  return blocks.filter((block) => sections.includes(block.section));
}
