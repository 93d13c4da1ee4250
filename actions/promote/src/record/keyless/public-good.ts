/** Where the public-good instance of Sigstore is (docs.sigstore.dev). Everybody can read what its log holds. */
export const PUBLIC_FULCIO_URL = 'https://fulcio.sigstore.dev';
export const PUBLIC_REKOR_URL = 'https://rekor.sigstore.dev';
