import tls from 'node:tls';

/** Until the returned function is called. Two endpoints have the same name, and of two alike in the store one is asked. */
export function trustCertificate(certificate: string): () => void {
  const before = tls.getCACertificates('default');
  tls.setDefaultCACertificates([...before, certificate]);
  return () => {
    tls.setDefaultCACertificates(before);
  };
}
