import type { SchoolProfile } from 'shared-types/organisation/profile-operations'
import { Facts, Section } from '../../layout/facts'
import { lineFields, pictureLabels, type PictureName } from './profile-fields'
import { PictureField } from '../../forms/picture-field'

/** What the centre fixed, for everybody. */
export const FixedFacts = ({ profile }: { profile: SchoolProfile }) => (
  <Section title="省中心维护">
    <Facts
      facts={[
        ['院校名称', profile.name],
        ['院校代码', profile.code],
        ['院校所在地', profile.regionName || profile.region],
      ]}
    />
  </Section>
)

/** For those who may look and not edit. */
export function ProfileFacts({ profile }: { profile: SchoolProfile }) {
  return (
    <>
      <FixedFacts profile={profile} />
      <Section title="联系方式">
        <Facts facts={lineFields.map(({ name, label }) => [label, profile[name]] as const)} />
      </Section>
      <Section title="学校概况">
        <p className="unit-text">{profile.introduction || '—'}</p>
      </Section>
      <Section title="印章与标志">
        <div className="profile-pictures">
          {(Object.keys(pictureLabels) as PictureName[]).map((name) => (
            <PictureField
              key={name}
              label={pictureLabels[name]}
              fileId={profile[name]}
              onChange={undefined}
            />
          ))}
        </div>
      </Section>
    </>
  )
}
