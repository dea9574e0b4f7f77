import fs from "node:fs";
import { BadEnvironment } from "../envValues.ts";
import { readSecretFile } from "../secretFiles.ts";
import { BadCertificate, type CertificateSource, readPair } from "./Certificate.ts";

/** The certificate in two files, as somebody else keeps them up to date. SCY5 */
export function givenCertificate({
  certFile,
  keyFile,
}: {
  readonly certFile: string;
  readonly keyFile: string;
}): CertificateSource {
  return {
    isOwn: false,
    read() {
      const pair = { cert: readCertificates(certFile), key: readKey(keyFile) };
      if (readPair(pair)) return pair;
      throw new BadCertificate(`${certFile} is no certificate in PEM for the key in ${keyFile}.`);
    },
  };
}

function readCertificates(file: string): string {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (error) {
    throw new BadCertificate(`TLS_CERT_FILE names ${file}, which cannot be read.`, { cause: error });
  }
}

function readKey(file: string): string {
  try {
    return readSecretFile("TLS_KEY_FILE", file);
  } catch (error) {
    if (error instanceof BadEnvironment) throw new BadCertificate(error.message);
    throw error;
  }
}
