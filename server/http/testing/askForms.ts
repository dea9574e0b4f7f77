import { expect } from "vitest";

/** What is asked beside a file, and by whom. */
export interface Asking {
  readonly query?: string;
  readonly bearer?: string | undefined;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A table of a contest that is given out in two forms; `address`: of both, without what says which. */
export function askForm(
  address: string,
  form: "csv" | "xlsx",
  { query = "", bearer, headers = {} }: Asking,
): Promise<Response> {
  return fetch(`${address}.${form}${query}`, {
    headers: { ...headers, ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }) },
  });
}

/** The statuses of the spreadsheet for each of these; whoever is refused the CSV is refused it in the same words. */
export async function statusesOfForms(
  address: string,
  bearers: readonly (string | undefined)[],
): Promise<readonly number[]> {
  const statuses: number[] = [];
  for (const bearer of bearers) {
    const csv = await askForm(address, "csv", { bearer });
    const xlsx = await askForm(address, "xlsx", { bearer });
    const [said, saidOfXlsx] = [await csv.text(), await xlsx.text()];
    expect(xlsx.status).toBe(csv.status);
    if (csv.status !== 200) expect(saidOfXlsx).toBe(said);
    statuses.push(xlsx.status);
  }
  return statuses;
}
