/**
 * Makes an executable for arm64, where there is neither a compiler nor an image for that platform.
 * Sources: System V ABI, chapter 4 (ELF header) and 5 (program header); Arm A64 instruction set; Linux,
 * include/uapi/asm-generic/unistd.h (numbers of system calls).
 */

const BASE = 0x400000;
const ELF_HEADER = 64;
const PROGRAM_HEADER = 56;
const AT_FDCWD = -100;
const O_WRONLY_CREAT_TRUNC = 0x241;
const OPENAT = 56;
const WRITE = 64;
const EXIT = 93;
const INSTRUCTIONS = 13;

/** A static program for Linux that writes `text` to the file `path`. */
export function programThatWrites(path: string, text: string): Buffer {
  const name = Buffer.from(`${path}\0`);
  const nameAt = INSTRUCTIONS * 4;
  const textAt = nameAt + name.length;
  const code = [
    move(0, AT_FDCWD),
    address(1, nameAt - 1 * 4),
    move(2, O_WRONLY_CREAT_TRUNC),
    move(3, 0o644),
    move(8, OPENAT),
    SUPERVISOR_CALL,
    // The file descriptor stays where openat returned it, in register 0.
    address(1, textAt - 6 * 4),
    move(2, Buffer.byteLength(text)),
    move(8, WRITE),
    SUPERVISOR_CALL,
    move(0, 0),
    move(8, EXIT),
    SUPERVISOR_CALL,
  ];
  const words = Buffer.alloc(nameAt);
  for (const [index, word] of code.entries()) words.writeUInt32LE(word >>> 0, index * 4);
  const body = Buffer.concat([words, name, Buffer.from(text)]);
  return Buffer.concat([headers(ELF_HEADER + PROGRAM_HEADER + body.length), body]);
}

const SUPERVISOR_CALL = 0xd4000001;

/** MOVZ, or MOVN for a negative number. */
function move(register: number, value: number): number {
  return value < 0 ? 0x92800000 | (~value << 5) | register : 0xd2800000 | (value << 5) | register;
}

/** ADR: an address relative to this instruction. */
function address(register: number, offset: number): number {
  return 0x10000000 | ((offset & 3) << 29) | ((offset >> 2) << 5) | register;
}

/** One segment that holds the whole file. */
function headers(size: number): Buffer {
  const header = Buffer.alloc(ELF_HEADER + PROGRAM_HEADER);
  // 64 bit, little endian, ELF version 1.
  header.set([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]);
  header.writeUInt16LE(2, 16); // e_type: ET_EXEC
  header.writeUInt16LE(183, 18); // e_machine: EM_AARCH64
  header.writeUInt32LE(1, 20); // e_version
  header.writeBigUInt64LE(BigInt(BASE + header.length), 24); // e_entry
  header.writeBigUInt64LE(BigInt(ELF_HEADER), 32); // e_phoff
  header.writeUInt16LE(ELF_HEADER, 52); // e_ehsize
  header.writeUInt16LE(PROGRAM_HEADER, 54); // e_phentsize
  header.writeUInt16LE(1, 56); // e_phnum
  header.writeUInt32LE(1, 64); // p_type: PT_LOAD
  header.writeUInt32LE(5, 68); // p_flags: read, execute
  header.writeBigUInt64LE(BigInt(BASE), 80); // p_vaddr
  header.writeBigUInt64LE(BigInt(size), 96); // p_filesz
  header.writeBigUInt64LE(BigInt(size), 104); // p_memsz
  header.writeBigUInt64LE(0x1000n, 112); // p_align
  return header;
}
