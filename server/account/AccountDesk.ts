import type { AccountFinding } from "../../shared/accountNotice.ts";
import { Account } from "./Account.ts";
import type { FromAccountant, ToAccountant } from "./accountant.ts";

type Telling = Extract<ToAccountant, { type: "events" }>;

/** The accounts of an accountant, by feed: what one of them cannot follow ends with that one. ACC4 */
export class AccountDesk {
  readonly #accounts = new Map<number, Account | Failed>();

  /** The answer to what was told; null: there is none. */
  take(message: ToAccountant): FromAccountant | null {
    const { feed } = message;
    if (message.type === "close") {
      this.#accounts.delete(feed);
      return null;
    }
    const account = this.#accounts.get(feed) ?? new Account();
    this.#accounts.set(feed, account);
    const lastSeq = message.firstSeq + message.events.length - 1;
    if (account instanceof Failed) return { feed, seq: lastSeq, findings: account.findings, found: [] };
    const before = account.findings.length;
    const failure = failureOf(() => {
      follow(account, message);
    });
    const found = account.findings.slice(before);
    if (!failure) return { feed, seq: account.seq, findings: account.findingCount, found };
    const findings = account.findingCount + 1;
    this.#accounts.set(feed, new Failed(findings));
    const last: AccountFinding = { seq: account.seq, code: "not_followed", teamId: null, purchaseId: null };
    return { feed, seq: lastSeq, findings, found: [...found, last] };
  }
}

/** Everything in its turn. */
function follow(account: Account, { firstSeq, events, answers, sight }: Telling): void {
  let next = 0;
  const answeredHere = () => {
    for (let answer = answers[next]; answer && answer.afterSeq <= account.seq; answer = answers[next]) {
      account.answered(answer);
      next += 1;
    }
  };
  answeredHere();
  for (const [index, event] of events.entries()) {
    account.take(firstSeq + index, event);
    answeredHere();
  }
  if (sight) account.compare(sight);
}

/** An account that could not go on, and what it had found by then. */
class Failed {
  readonly findings: number;

  constructor(findings: number) {
    this.findings = findings;
  }
}

function failureOf(work: () => void): boolean {
  try {
    work();
    return false;
  } catch {
    return true;
  }
}
