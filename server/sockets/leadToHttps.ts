const sentence = "This server speaks HTTPS: put https:// before its address.\n";

/**
 * What is answered to the first bytes of somebody who speaks plain HTTP where HTTPS is spoken: the same address by HTTPS,
 * for this once, or a sentence where it does not say which. SCY6
 */
export function leadToHttps(request: string): string {
  const [, target] = /^[A-Z]{3,10} (\/[!-~]{0,2000}) HTTP\/1\.[01]\r\n/.exec(request) ?? [];
  const [, host] =
    /\r\nhost: *([\w.-]{1,253}(?::\d{1,5})?|\[[\da-f:.]{2,45}\](?::\d{1,5})?) *\r\n/i.exec(request) ?? [];
  const isKnown = target !== undefined && host !== undefined;
  return [
    isKnown ? "HTTP/1.1 307 Temporary Redirect" : "HTTP/1.1 400 Bad Request",
    ...(isKnown ? [`Location: https://${host}${target}`] : []),
    "Content-Type: text/plain",
    `Content-Length: ${sentence.length}`,
    "Connection: close",
    "",
    sentence,
  ].join("\r\n");
}
