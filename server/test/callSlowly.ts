import { request } from "node:http";
import type { RouteName } from "../../shared/api.ts";
import { routes } from "../../shared/api.ts";
import type { TestApp, TestCall } from "./app.ts";

/** Calls a route whose body is whole only when `meanwhile` is over, which begins when the route has asked for the body. */
export async function callSlowly<N extends RouteName>(
  app: TestApp,
  name: N,
  { code = "", token, body }: TestCall<N>,
  meanwhile: () => Promise<unknown>,
): Promise<{ readonly status: number; readonly reply: { readonly code?: string } }> {
  const text = JSON.stringify(body ?? {});
  const asking = request(`${app.url}${routes[name].path.replace(":code", code)}`, {
    method: "POST",
    headers: {
      "Content-Type": "application/json",
      "Content-Length": Buffer.byteLength(text),
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
    },
  });
  const answered = Promise.withResolvers<{ status: number; text: string }>();
  asking.on("error", answered.reject).on("response", (response) => {
    let answer = "";
    response
      .setEncoding("utf8")
      .on("data", (part) => {
        answer += part;
      })
      .on("end", () => answered.resolve({ status: response.statusCode ?? 0, text: answer }));
  });
  asking.write(text.slice(0, -1));
  // What came later was answered: the route knows by now who asks.
  for (let count = 0; count < 5; count += 1) await app.call("findRoom", { code });
  await meanwhile();
  asking.end(text.slice(-1));
  const { status, text: answer } = await answered.promise;
  return { status, reply: JSON.parse(answer) };
}
