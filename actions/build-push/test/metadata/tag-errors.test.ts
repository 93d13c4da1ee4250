import { describe } from 'vitest';
import type { MetadataInputs } from '../../src/metadata/metadata.ts';
import { context, onTag } from './contexts.ts';
import { expectErrors } from './expect-errors.ts';

const rule = (tags: string, rest: Partial<MetadataInputs> = {}) => ({ images: 'a', tags, ...rest });
const long = 'x'.repeat(129);

describe('tags', () => {
  expectErrors([
    [
      rule('type=match,pattern=v(.*)'),
      'input "tags", line 1: "type=match,pattern=v(.*)" has type=match of docker/metadata-action, which is not supported yet',
      'use one of schedule, semver, ref, raw, sha',
    ],
    [
      rule('x\ntype=edge'),
      'input "tags", line 2: "type=edge" has type=edge of docker/metadata-action, which is not supported yet',
      'use one of',
    ],
    [
      rule('type=pep440,pattern={{version}}'),
      'input "tags", line 1: "type=pep440,pattern={{version}}" has type=pep440 of docker/metadata-action, which is not supported yet',
      'use one of',
    ],
    [rule('type=branch'), 'input "tags", line 1: "type=branch" has the unknown type "branch"', 'use one of'],
    [
      rule('type=constructor'),
      'input "tags", line 1: "type=constructor" has the unknown type "constructor"',
      'use one of',
    ],
    [
      rule('type=Ref,event=branch'),
      'input "tags", line 1: "type=Ref,event=branch" has the unknown type "Ref"',
      'use one of',
    ],
    [
      rule('type=ref'),
      'input "tags", line 1: "type=ref" lacks the attribute "event"',
      'type=ref,event=branch',
    ],
    [
      rule('type=ref,event=push'),
      'input "tags", line 1: "type=ref,event=push" has event="push"',
      'use one of branch, tag, pr',
    ],
    [
      rule('type=sha,format=tiny'),
      'input "tags", line 1: "type=sha,format=tiny" has format="tiny"',
      'use one of short, long',
    ],
    [
      rule('type=semver'),
      'input "tags", line 1: "type=semver" lacks the attribute "pattern"',
      'type=semver,pattern=<value>',
    ],
    [
      rule('type=raw'),
      'input "tags", line 1: "type=raw" lacks the attribute "value"',
      'type=raw,value=<value>',
    ],
    [
      rule('x,enabled=false'),
      'input "tags", line 1: "x,enabled=false" has the unknown attribute "enabled"',
      'type=raw takes enable, priority, prefix, suffix, value',
    ],
    [rule('x,priority=high'), 'input "tags", line 1: "x,priority=high" has priority="high"', 'priority=500'],
    [rule('x,priority='), 'input "tags", line 1: "x,priority=" has priority=""', 'priority=500'],
    [rule('x,y'), 'input "tags", line 1: "x,y" gives "value" twice', 'quote a field that holds a comma'],
    [
      rule('x,prefix=a,prefix=b'),
      'input "tags", line 1: "x,prefix=a,prefix=b" gives "prefix" twice',
      'keep one',
    ],
    [
      rule('x,enable=yes'),
      'input "tags", line 1: "x,enable=yes" has enable="yes"',
      'enable={{is_default_branch}}',
    ],
    [
      rule('x,enable={{branch}}'),
      'input "tags", line 1: "x,enable={{branch}}" has enable="main"',
      'true or false',
    ],
    [
      rule('type=raw,value="a,b"'),
      'input "tags", line 1: "type=raw,value="a,b"" has a double quote inside an unquoted field',
      '"value=a,b"',
    ],
    [rule('x\n\n"type=sha'), 'input "tags" has a double quote that is not closed', 'close the quote'],
    [
      rule('type=semver,pattern={{version}},match=(', { context: onTag('v1.0.0') }),
      'input "tags", line 1: "type=semver,pattern={{version}},match=(" has match="(", which is no regular expression',
      'correct it',
    ],
    [
      rule('type=semver,pattern={{version}},match=v.*', { context: onTag('v1.0.0') }),
      'input "tags", line 1: "type=semver,pattern={{version}},match=v.*" has match="v.*" without a group',
      'parentheses',
    ],
    [{ tags: 'v1' }, 'input "tags", line 1: "v1" is a tag without an image name', 'ghcr.io/owner/app:v1'],
    [
      { tags: 'a:1\ntype=sha' },
      'input "tags", line 2: "type=sha" is a rule, but the input "images" is empty',
      'set images',
    ],
    [
      { tags: 'a:1,b' },
      'input "tags", line 1: "a:1,b" is a tag without an image name',
      'set the input "images"',
    ],
    [
      { tags: 'a:{{branch}}' },
      'input "tags", line 1: "a:{{branch}}" is a tag without an image name',
      'set the input "images"',
    ],
  ]);
});

describe('tags that no registry could hold', () => {
  expectErrors([
    [
      rule(long),
      `input "tags", line 1: "${long}" gives the tag "${long}" of 129 characters; registries take 128`,
      'type=sha',
    ],
    [
      rule('', { context: context('push', `refs/heads/${long}`) }),
      `default of the input "tags": "type=ref,event=branch" gives the tag "${long}" of 129 characters; registries take 128`,
      'type=sha',
    ],
    [rule('.x'), 'input "tags", line 1: ".x" gives the tag ".x", which starts with "."', 'prefix='],
    [
      rule('type=raw,value={{tag}}-x'),
      'input "tags", line 1: "type=raw,value={{tag}}-x" gives the tag "-x", which starts with "-"',
      'enable=',
    ],
    [
      rule('type=ref,event=branch', { context: context('push', 'refs/heads/@me') }),
      'input "tags", line 1: "type=ref,event=branch" gives the tag "-me", which starts with "-"',
      'prefix=',
    ],
    [
      rule('x', { flavor: 'latest=true\nprefix=-,onlatest=true' }),
      'input "tags", line 1: "x" gives the tag "-x", which starts with "-"',
      'prefix=',
    ],
    [
      rule('x,prefix=', { flavor: 'latest=true\nprefix=-,onlatest=true' }),
      'input "flavor", line 2: "prefix=-,onlatest=true" gives the tag "-latest", which starts with "-"',
      'prefix=',
    ],
  ]);
});

describe('expressions', () => {
  const inTag = (expression: string) => rule(`type=raw,value=${expression}`);
  const at = (expression: string) => `input "tags", line 1: "type=raw,value=${expression}"`;
  expectErrors([
    [
      inTag('{{brunch}}'),
      `${at('{{brunch}}')} uses the unknown expression {{brunch}}`,
      'use one of branch, tag, sha',
    ],
    [
      inTag('{{constructor}}'),
      `${at('{{constructor}}')} uses the unknown expression {{constructor}}`,
      'use one of',
    ],
    [inTag('{{branch'), `${at('{{branch')} has "{{" without a matching "}}"`, '{{name}}'],
    [
      inTag('{{#if tag}}'),
      `${at('{{#if tag}}')} has an expression that cannot be read: {{#if tag}}`,
      '{{name}}',
    ],
    [inTag('{{}}'), `${at('{{}}')} has an expression that cannot be read: {{}}`, '{{name}}'],
    [
      inTag('{{date YYYY}}'),
      `${at('{{date YYYY}}')} has an expression that cannot be read: {{date YYYY}}`,
      "{{date 'YYYYMMDD'",
    ],
    [
      inTag('{{date}}'),
      `${at('{{date}}')} has an expression that cannot be read: {{date}}`,
      "{{date 'YYYYMMDD'}}",
    ],
    [
      inTag("{{date 'YYYY' zone='UTC'}}"),
      `${at("{{date 'YYYY' zone='UTC'}}")} has an expression that cannot be read: {{date 'YYYY' zone='UTC'}}`,
      'tz=',
    ],
    [
      inTag("{{date 'YYYY' tz='Mars'}}"),
      `${at("{{date 'YYYY' tz='Mars'}}")} cannot be formatted: "Mars" is no time zone`,
      "tz='UTC'",
    ],
    [
      inTag("{{date 'LLLL'}}"),
      `${at("{{date 'LLLL'}}")} cannot be formatted: "LLLL" in the date format "LLLL" is not supported`,
      "Moment's tokens",
    ],
    [
      inTag("{{branch 'x'}}"),
      `${at("{{branch 'x'}}")} gives arguments to {{branch 'x'}}`,
      'write {{branch}}',
    ],
    [
      rule("type=raw,value={{commit_date 'YYYY'}}", {
        context: context('workflow_dispatch', 'refs/heads/main'),
      }),
      `${at("{{commit_date 'YYYY'}}")} uses {{commit_date 'YYYY'}}, but the date of commit 4f5c2d1e9ab03c7788d6e5f40312ab9c8d7e6f50 is not known`,
      'check out the repository',
    ],
    [
      rule('type=semver,pattern={{sha}}', { context: onTag('v1.0.0') }),
      'input "tags", line 1: "type=semver,pattern={{sha}}" uses the unknown expression {{sha}}',
      'use one of raw, version, major',
    ],
    [
      { labels: 'a=b\nc={{nope}}' },
      'input "labels", line 2: "c={{nope}}" uses the unknown expression {{nope}}',
      '\\{{',
    ],
  ]);
});
