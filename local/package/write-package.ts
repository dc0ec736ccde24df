import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { makePackage } from './make-package.ts';

const MOST_BYTES = 5_000_000; // each new instance fetches and unpacks it before its first call

/** `npm run package -- FILE`: writes the deployable zip, dist/package.zip without a name. */
async function writePackage(file: string): Promise<void> {
  const { bytes, sha256, files } = await makePackage();
  if (bytes.length > MOST_BYTES) {
    throw new Error(`The package has ${bytes.length} bytes, more than ${MOST_BYTES}: find what came in.`);
  }
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, bytes);
  console.info(`${file}: ${(bytes.length / 1e6).toFixed(2)} MB, ${files.join(', ')}\nsha256 ${sha256}`);
}

if (import.meta.main) {
  const [file = 'dist/package.zip', ...others] = process.argv.slice(2);
  if (file.startsWith('-') || others.length > 0) {
    console.error(`${[file, ...others].join(' ')}: expected npm run package -- FILE.zip, or no name`);
    process.exitCode = 1;
  } else await writePackage(file);
}
