import { execFile } from 'node:child_process';
import { access } from 'node:fs/promises';
import { promisify } from 'node:util';

const VERSION = '0.47.16'; // the version of infra/compiler/bicep.csproj
const PROJECT = 'infra/compiler/bicep.csproj';

/** NuGet's name of this platform; undefined where no compiler is published. */
function runtimeOf({ platform, arch }: { platform: string; arch: string }): string | undefined {
  const system = { linux: 'linux', darwin: 'osx', win32: 'win' }[platform];
  return system === undefined || !['x64', 'arm64'].includes(arch) ? undefined : `${system}-${arch}`;
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false, // absent is an answer here, not a fault
  );

export class CompilerAbsent extends Error {
  override readonly name = 'CompilerAbsent';
}

/** Path of the Bicep compiler, fetched from NuGet at first. Throws CompilerAbsent with what to do. */
export async function findCompiler(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['BICEP'];
  if (given !== undefined && given !== '') {
    if (await exists(given)) return given;
    throw new CompilerAbsent(`BICEP names ${given}, which does not exist.`);
  }
  const runtime = runtimeOf(process);
  if (runtime === undefined) {
    throw new CompilerAbsent(
      'There is no Bicep compiler for this platform; set BICEP to a copy of your own.',
    );
  }
  const file = runtime.startsWith('win') ? 'bicep.exe' : 'bicep';
  const path = `infra/compiler/packages/azure.bicep.commandline.${runtime}/${VERSION}/tools/${file}`;
  if (!(await exists(path))) await fetchCompiler(runtime);
  return path;
}

async function fetchCompiler(runtime: string): Promise<void> {
  try {
    await promisify(execFile)('dotnet', ['restore', PROJECT, `-p:BicepRuntime=${runtime}`]);
  } catch (cause) {
    throw new CompilerAbsent(
      `The Bicep compiler is absent and could not be fetched with "dotnet restore ${PROJECT}". Install the .NET SDK ` +
        `(any version from 8) and let it reach a NuGet source, or set BICEP to a bicep ${VERSION} of your own.`,
      { cause },
    );
  }
}
