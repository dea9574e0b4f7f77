import { createPrivateKey, X509Certificate } from "node:crypto";

/** What a server proves itself by, as PEM: its certificate, perhaps with those that vouch for it, and its key. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Where a server's certificate comes from. */
export interface CertificateSource {
  /** Whether we made it ourselves: nobody vouches for it, and browsers warn of it. */
  readonly isOwn: boolean;
  /** As it is now; it may be another than before. Throws {@link BadCertificate}. */
  read(): Certificate;
}

/** A certificate that cannot be used; the message is one sentence that names its file. */
export class BadCertificate extends Error {
  override readonly name = "BadCertificate";
}

/** By which somebody who is warned of a certificate knows that it is ours. */
export function fingerprintOf({ cert }: Certificate): string {
  return new X509Certificate(cert).fingerprint256;
}

/** The certificate as it can be read; null when it is none, or of another key. */
export function readPair({ cert, key }: Certificate): X509Certificate | null {
  try {
    const certificate = new X509Certificate(cert);
    return certificate.checkPrivateKey(createPrivateKey(key)) ? certificate : null;
  } catch {
    return null;
  }
}
