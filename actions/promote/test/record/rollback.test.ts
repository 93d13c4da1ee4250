import { UserError } from '@container-kit/core';
import type { Descriptor, Digest } from '@container-kit/registry';
import type { ProfileName } from '@container-kit/testing';
import { describe, expect, it } from 'vitest';
import {
  findRollback,
  loadSigningKey,
  loadVerificationKey,
  type PromotionRecord,
  type RollbackTarget,
  type SigningKey,
} from '../../src/record/index.ts';
import { ecdsa, leaveRecord, noon, openRegistry, type Registry, recordOf, seedImage } from './support.ts';

const PROFILES: readonly ProfileName[] = ['strict', 'ghcr', 'harbor', 'distribution2'];

describe.each(PROFILES)('a rollback in a registry of profile %s', (profile) => {
  it('goes to what the tag pointed to before, by what it finds there', async () => {
    await using stage = await openStage(profile);
    await stage.promote('one', 1);
    await stage.promote('two', 2);
    const { previous, current, signature, undoes } = await stage.find();
    expect([current.digest, previous.digest]).toEqual([stage.digest('two'), stage.digest('one')]);
    expect(signature).toBe('unsigned');
    expect(undoes.time).toEqual(noon(2));
  });
});

describe('repeated rollbacks', () => {
  it('go back step by step, also through images that were there twice', async () => {
    await using stage = await openStage();
    for (const [day, image] of ['one', 'two', 'three', 'two', 'four'].entries())
      await stage.promote(image, day + 1);
    const way: string[] = [];
    for (let day = 10; day < 14; day += 1) way.push(await stage.rollBack(day));
    expect(way).toEqual(['two', 'three', 'two', 'one']);
    await expectRefusal(stage.find(), /nothing before it$/);
  });

  it('end at an image that no promotion has brought', async () => {
    await using stage = await openStage();
    await stage.bringByHand('by hand');
    await stage.promote('two', 2);
    expect(await stage.rollBack(10)).toBe('by hand');
    await expectRefusal(
      stage.find(),
      /was rolled back to sha256:\S+, and no earlier promotion of that is on record$/,
    );
  });

  it('begin anew after a promotion', async () => {
    await using stage = await openStage();
    for (const [day, image] of ['one', 'two', 'three'].entries()) await stage.promote(image, day + 1);
    expect(await stage.rollBack(10)).toBe('two');
    await stage.promote('four', 11);
    expect(await stage.rollBack(12)).toBe('two');
    expect(await stage.rollBack(13)).toBe('one');
  });
});

describe('records that do not count', () => {
  it('are those of other tags and repositories, and those that moved nothing', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    await stage.promote('two', 2);
    const two = stage.image('two');
    await stage.attach(two, {
      day: 3,
      moves: [{ reference: stage.reference('staging'), previous: stage.digest('one') }],
    });
    await stage.attach(two, {
      day: 4,
      moves: [{ reference: 'other.example/org/app:production', previous: null }],
    });
    await stage.attach(two, { day: 5, moves: [{ reference: stage.reference(), previous: two.digest }] });
    expect((await stage.find()).previous.digest).toBe(stage.digest('one'));
  });
});

describe('with a key', () => {
  const mine = ecdsa();
  const key = loadSigningKey(mine.privateKey);
  const publicKey = loadVerificationKey(mine.publicKey);

  it('a signed record is taken', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1, key);
    await stage.promote('two', 2, key);
    const found = await findRollback(stage.registry.repository(), 'production', publicKey);
    expect([found.signature, found.previous.digest]).toEqual(['verified', stage.digest('one')]);
  });

  it.each([
    ['unsigned', undefined, /is not signed$/],
    ['signed by somebody else', loadSigningKey(ecdsa().privateKey), /is not signed by the key [0-9a-f]{64}$/],
  ])('the newest record must not be %s, even when an older one is signed', async (_name, other, message) => {
    await using stage = await openStage();
    await stage.promote('one', 1, key);
    await stage.promote('two', 2, key);
    await stage.attach(stage.image('two'), {
      day: 3,
      moves: [{ reference: stage.reference(), previous: stage.digest('one') }],
      key: other,
    });
    await expectRefusal(findRollback(stage.registry.repository(), 'production', publicKey), message);
  });
});

describe('a rollback that cannot be', () => {
  it('says that the tag does not exist', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    await expectRefusal(
      findRollback(stage.registry.repository(), 'prod', undefined),
      /org\/app:prod does not exist$/,
    );
  });

  it('says that nothing is on record', async () => {
    await using stage = await openStage();
    await stage.bringByHand('by hand');
    await expectRefusal(stage.find(), /no promotion of sha256:[0-9a-f]{64} to \S+:production is on record$/);
  });

  it('says that the tag was new', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    await expectRefusal(stage.find(), /was new with its last promotion .* nothing before it$/);
  });

  it('says that the image of before is gone', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    await stage.promote('two', 2);
    await stage.registry.repository().deleteManifest(stage.digest('one'));
    await expectRefusal(stage.find(), /which is no longer in the repository$/);
  });

  it('says that two records of the same time disagree', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    await stage.promote('two', 2);
    const two = stage.image('two');
    await stage.attach(two, { day: 2, moves: [{ reference: stage.reference(), previous: null }] });
    await expectRefusal(stage.find(), /two records of 2026-11-02T12:00:00.000Z disagree/);
  });

  it('takes two records that say the same for one', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    await stage.promote('two', 2);
    const two = stage.image('two');
    await stage.attach(two, {
      day: 2,
      run: 'again',
      moves: [{ reference: stage.reference(), previous: stage.digest('one') }],
    });
    expect((await stage.find()).previous.digest).toBe(stage.digest('one'));
  });

  it('fails with the registry, rather than to say that there is nothing', async () => {
    await using stage = await openStage();
    await stage.promote('one', 1);
    stage.registry.registry.fail({ path: /referrers/, action: { status: 429 }, times: 100 });
    await expect(stage.find()).rejects.toThrow(/429/);
  });
});

async function expectRefusal(promise: Promise<unknown>, message: RegExp): Promise<void> {
  const refusal: unknown = await promise.then(
    () => undefined,
    (error: unknown) => error,
  );
  expect(refusal).toBeInstanceOf(UserError);
  expect(refusal).toMatchObject({ message: expect.stringMatching(message), fix: expect.any(String) });
}

type Attachment = Pick<PromotionRecord, 'moves'> &
  Partial<PromotionRecord> & { readonly day: number; readonly key?: SigningKey | undefined };

/** One tag, `production`, and what is promoted to it; images are named by their content. */
class Stage implements AsyncDisposable {
  readonly registry: Registry;
  readonly #images = new Map<string, Descriptor>();

  constructor(registry: Registry) {
    this.registry = registry;
  }

  image(name: string): Descriptor {
    const image = this.#images.get(name);
    if (image === undefined) throw new RangeError(name);
    return image;
  }

  digest(name: string): Digest {
    return this.image(name).digest;
  }

  reference(tag = 'production'): string {
    return `${this.registry.registry.host}/org/app:${tag}`;
  }

  find(): Promise<RollbackTarget> {
    return findRollback(this.registry.repository(), 'production', undefined);
  }

  /** Moves the tag and leaves no record. */
  async bringByHand(name: string): Promise<Descriptor> {
    const image = await seedImage(this.registry.registry, name, { tags: ['production'] });
    this.#images.set(name, image);
    return image;
  }

  async promote(name: string, day: number, key?: SigningKey): Promise<void> {
    const previous = (await this.registry.repository().resolve('production'))?.digest ?? null;
    const image = await this.bringByHand(name);
    await this.attach(image, { day, key, moves: [{ reference: this.reference(), previous }] });
  }

  /** What the action does, and its record. @returns name of the image that the tag has now */
  async rollBack(day: number): Promise<string> {
    const { current, previous, undoes } = await this.find();
    const [name = '?'] = [...this.#images].find(([, { digest }]) => digest === previous.digest) ?? [];
    await seedImage(this.registry.registry, name, { tags: ['production'] });
    const moves = [{ reference: this.reference(), previous: current.digest }];
    await this.attach(previous, { day, kind: 'rollback', moves, undoes });
    return name;
  }

  async attach(image: Descriptor, { day, key, ...changes }: Attachment): Promise<void> {
    const { registry } = this.registry;
    const name = `${registry.host}/org/app`;
    const record = recordOf({ digest: image.digest, time: noon(day), name, ...changes });
    await leaveRecord(this.registry.repository(), image, record, key);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return Promise.resolve(this.registry[Symbol.asyncDispose]());
  }
}

async function openStage(profile?: ProfileName): Promise<Stage> {
  return new Stage(await openRegistry(profile));
}
