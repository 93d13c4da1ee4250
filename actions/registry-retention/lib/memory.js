const GROWTH = 10;
export async function keepHeapSmall() {
    const { setFlagsFromString } = await import('node:v8');
    setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
