// Generated from the migrated database by `npm run db:types`. Do not edit.
/* eslint-disable max-lines */
import type { ColumnType, Generated } from 'kysely'

/** jsonb: written as text, read as what it holds. */
type Json = ColumnType<unknown, string, string>
type DefaultedJson = ColumnType<unknown, string | undefined, string>
type NullableJson = ColumnType<unknown, string | null | undefined, string | null>

export interface Tables {
  announcement: {
    school_id: string
    id: string
    version: Generated<number>
    state: string
    title: string
    category: string
    audience: string
    for_school_id: string | null
    pinned: boolean
    body: Json
    publish_at: Date | null
    created_at: Date
    updated_at: Date
    updated_by: string
  }
  announcement_attachment: {
    school_id: string
    announcement_id: string
    file_id: string
    position: number
  }
  appeal: {
    school_id: string
    id: string
    key: string
    openid_index: string
    student_id: string | null
    category: string
    state: string
    version: Generated<number>
    name_sealed: string
    name_index: string
    id_type: string
    id_number_sealed: string
    id_number_index: string
    id_number_tail: string
    student_number: string
    major_name: string
    assigned_to: string | null
    submitted_at: Date
    due_at: Date | null
    answered_at: Date | null
    updated_at: Date
    list_order: ColumnType<number, never, never>
  }
  appeal_assignee: {
    school_id: string
    category: string
    staff_id: string
  }
  appeal_attachment: {
    school_id: string
    appeal_id: string
    entry_id: string
    file_id: string
  }
  appeal_entry: {
    school_id: string
    id: string
    appeal_id: string
    at: Date
    actor_kind: string
    actor_id: string | null
    actor_name: string
    action: string
    from_state: string
    to_state: string
    text_sealed: string | null
    passed_to_name: string | null
    version: number
  }
  appeal_setting: {
    school_id: string
    version: number
    deadline_days: number
  }
  archive: {
    school_id: string
    id: string
    year: number
    student_id: string | null
    graduated: boolean
    name: string | null
    name_initials: string | null
    id_type: string | null
    id_number_sealed: string | null
    id_number_index: string | null
    id_number_tail: string | null
    student_number: string | null
    major_id: string | null
    state: string
    state_on: string | null
    data: Json
    version: Generated<number>
    created_at: Date
    updated_at: Date
  }
  archive_event: {
    school_id: string
    id: string
    archive_id: string
    at: Date
    happened_on: string
    action: string
    from_state: string | null
    to_state: string
    note: string | null
    actor_id: string | null
    actor_name: string
    version: number
    data: Json
  }
  attempt: {
    key: string
    failures: number
    locked_until: Date | null
    updated_at: Date
  }
  audit_entry: {
    school_id: string
    sequence: number
    at: Date
    actor_kind: string
    actor_id: string | null
    actor_name: string
    address: string
    request_id: string
    operation: string
    subject_kind: string
    subject_id: string | null
    before: NullableJson
    after: NullableJson
    previous_hash: string
    hash: string
  }
  audit_head: {
    school_id: string
    sequence: number
    hash: string
  }
  audit_seal: {
    school_id: string
    day: string
    sequence: number
    hash: string
    key_id: string
    signature: string
    signed_at: Date
  }
  authority: {
    region: string
    for_teachers: boolean
    name: string
    address: string
    postcode: string
    phone: string
    version: Generated<number>
  }
  campus: {
    school_id: string
    id: string
    name: string
    address: Generated<string>
    contact: Generated<string>
    phone: Generated<string>
    introduction: Generated<string>
    version: Generated<number>
  }
  certificate: {
    school_id: string
    id: string
    student_id: string
    report_id: string
    number: string
    kind: string
    colour: string
    state: string
    content: Json
    content_sealed: string
    file_path: string
    file_sha256: string
    file_size: number
    signer_serial: string
    sandbox: boolean
    issued_at: Date
    ended_at: Date | null
    end_reason: string | null
    year: number
    code_hash: string | null
    template_version: number | null
  }
  certificate_batch: {
    school_id: string
    id: string
    year: number
    only_school_id: string | null
    only_colour: string | null
    state: string
    stop_reason: string | null
    total: number
    issued: Generated<number>
    skipped: Generated<number>
    started_by: string
    started_by_name: string
    started_at: Date
    finished_at: Date | null
    waiting_since: Date | null
  }
  certificate_batch_item: {
    school_id: string
    batch_id: string
    student_id: string
    holder_school_id: string
    outcome: string
    reason: string | null
  }
  certificate_kind_rule: {
    from_year: number
    kind: string
    version: Generated<number>
  }
  certificate_number: {
    school_id: string
    year: number
    last: number
  }
  certificate_plan: {
    school_id: string
    student_id: string
    certificate_id: string
    report_id: string
    report_version: number
    number: string
    content_sealed: string
    token_hash: string
    token_sealed: string
    file_path: string
    replaces_id: string | null
    replace_reason: string | null
    planned_at: Date
  }
  certificate_template: {
    kind: string
    version: number
    facts: Json
    seal_path: string | null
    saved_at: Date
    saved_by: string | null
    saved_by_name: string | null
  }
  certificate_token: {
    token_hash: string
    school_id: string
    certificate_id: string
    token_sealed: string
  }
  class: {
    school_id: string
    id: string
    major_id: string
    name: string
    contact: Generated<string>
    phone: Generated<string>
    introduction: Generated<string>
    version: Generated<number>
  }
  code_table_version: {
    table_id: string
    version: string
    valid_from_year: number
    source: string
    entries: Json
    imported_at: Date
    imported_by: string
    imported_by_name: string
  }
  company: {
    credit_code: string
    name: string
    region: string
    nature: string
    industry: string
    is_sample: Generated<boolean>
    version: Generated<number>
    updated_at: Date
  }
  department: {
    school_id: string
    id: string
    name: string
    parent_id: string | null
    contact: Generated<string>
    phone: Generated<string>
    campus: Generated<string>
    introduction: Generated<string>
    created_at: Generated<Date>
    version: Generated<number>
  }
  dispatch_initialisation: {
    school_id: string
    id: string
    year: number
    state: string
    stop_reason: string | null
    total: number
    initialised: Generated<number>
    skipped: Generated<number>
    reached_school_id: string | null
    reached_student_id: string | null
    started_by: string
    started_by_name: string
    started_at: Date
    finished_at: Date | null
  }
  dispatch_nature: {
    code: string
    name: string
    enabled: Generated<boolean>
    position: number
    version: Generated<number>
  }
  export_quota: {
    school_id: string
    rows_per_export: number
    rows_per_day: number
    updated_by: string
    updated_at: Date
  }
  face_check: {
    id: string
    openid_index: string
    provider: string
    memory_sealed: string
    person_index: string
    outcome: Generated<string>
    sandbox_outcome: string | null
    started_at: Date
    finished_at: Date | null
  }
  field_settings: {
    school_id: string
    id: string
    year: number
    kind: string
    version: number
    settings: Json
    changes: string[]
    saved_at: Date
    saved_by: string
    saved_by_name: string
  }
  file: {
    school_id: string
    id: string
    purpose: string
    owner_kind: string
    owner_id: string | null
    name: string
    path: string
    size: number | null
    media_type: string | null
    sha256: string | null
    state: string
    created_at: Date
    owner_key: string | null
    permission: string | null
  }
  import: {
    school_id: string
    id: string
    year: number
    file_id: string
    mapping: Json
    state: string
    rows_done: Generated<number>
    rows_total: number | null
    accepted: Generated<number>
    changed: Generated<number>
    unchanged: Generated<number>
    refused: Generated<number>
    refusal: string | null
    started_by: string
    started_by_name: string
    started_at: Date
    finished_at: Date | null
    subject: Generated<string>
  }
  import_mapping: {
    school_id: string
    subject: string
    columns: Json
    updated_at: Date
  }
  import_row: {
    school_id: string
    import_id: string
    row_number: number
    verdict: string
    student_id: string | null
    values_sealed: string
    reasons: NullableJson
  }
  job: {
    school_id: string
    id: string
    kind: string
    payload: Json
    requested_by: string
    state: string
    attempts: Generated<number>
    run_at: Date
    lease_until: Date | null
    lease_token: string | null
    error_code: string | null
    created_at: Date
    finished_at: Date | null
  }
  major: {
    school_id: string
    id: string
    department_id: string
    code: string
    name: string
    education_level: string
    study_years: number
    national_major: Generated<string>
    introduction: Generated<string>
    created_at: Generated<Date>
    version: Generated<number>
  }
  partner: {
    id: string
    name: string
    contact: string
    scopes: string[]
    per_minute: number
    per_day: number
    enabled: Generated<boolean>
    version: Generated<number>
    created_at: Date
    purpose: Generated<string>
  }
  partner_call: {
    id: string
    partner_id: string
    key_id: string
    at: Date
    operation: string
    outcome: string
    person_index: string | null
    authentication: string | null
    authenticated_at: Date | null
    consent_version: string | null
    consent_given_at: Date | null
    address: string
    request_id: string
    person: string | null
    schools: Generated<string[]>
  }
  partner_day: {
    partner_id: string
    day: string
    calls: number
    refused: number
  }
  partner_key: {
    id: string
    partner_id: string
    secret_sealed: string
    created_at: Date
    created_by_name: string
    retired_at: Date | null
  }
  partner_minute: {
    partner_id: string
    minute: Date
    calls: number
  }
  partner_nonce: {
    key_id: string
    nonce: string
    expires_at: Date
  }
  partner_refusal: {
    id: string
    partner_id: string
    person: string
    vouched_by: string | null
    refused_at: Date
    allowed_at: Date | null
  }
  past_certificate: {
    school_id: string
    id: string
    number: string
    year: number
    colour: string
    name: string
    id_number_index: string | null
    content_sealed: string
    digest: string
    token_hash: string
    token_sealed: string
    version: Generated<number>
    loaded_at: Date
    person_index: string | null
  }
  person_index: {
    id_number_index: string
    school_id: string
    student_id: string
    year: number
  }
  proof_rule: {
    year: number
    version: number
    destinations: string[]
    saved_at: Date
    saved_by: string
    saved_by_name: string
  }
  question: {
    id: string
    version: Generated<number>
    topic: string
    question: string
    answer: Json
    keywords: string[]
    position: number
    published: boolean
    updated_at: Date
    updated_by: string | null
  }
  recovery_code: {
    school_id: string
    staff_id: string
    code_index: string
    used_at: Date | null
  }
  report: {
    school_id: string
    id: string
    student_id: string
    year: number
    kind: string
    submission: string
    stage: string
    source: string
    version: Generated<number>
    major_id: string
    origin_region: string | null
    data: Json
    opinion: string | null
    last_edited_by: string | null
    last_edited_level: string | null
    submitted_at: Date | null
    created_at: Date
    updated_at: Date
    field_settings_id: string | null
    former: NullableJson
  }
  report_attachment: {
    school_id: string
    report_id: string
    field: string
    file_id: string
  }
  report_export: {
    school_id: string
    id: string
    kind: string
    year: number
    filter_sealed: string
    format: string
    columns: Json
    state: string
    stop_reason: string | null
    rows_done: Generated<number>
    rows_total: number
    file_id: string | null
    started_by: string
    started_at: Date
    finished_at: Date | null
    started_by_name: Generated<string>
    reason: string | null
    decided_by: string | null
    decided_by_name: string | null
    decided_at: Date | null
    decision_opinion: string | null
    expires_at: Date | null
    cuts: DefaultedJson
  }
  report_history: {
    school_id: string
    id: string
    report_id: string
    at: Date
    actor_kind: string
    actor_id: string | null
    actor_name: string
    actor_level: string
    action: string
    from_stage: string
    to_stage: string
    opinion: string | null
    version: number
    data: Json
  }
  reporting_switch: {
    school_id: string
    year: number
    kind: string
    is_open: boolean
    opens_on: string | null
    closes_on: string | null
    version: Generated<number>
  }
  review_batch: {
    school_id: string
    id: string
    kind: string
    year: number
    action: string
    opinion: string | null
    state: string
    stop_reason: string | null
    total: number
    reviewed: Generated<number>
    skipped: Generated<number>
    started_by: string
    started_at: Date
    finished_at: Date | null
  }
  review_batch_item: {
    school_id: string
    batch_id: string
    report_id: string
    version: number
    outcome: string
  }
  role: {
    school_id: string
    id: string
    name: string
    level: string
    description: Generated<string>
    enabled: Generated<boolean>
    functions: string[]
    all_majors: Generated<boolean>
    is_administrator: Generated<boolean>
    known_functions: Generated<string[]>
    created_at: Generated<Date>
    updated_at: Generated<Date>
    version: Generated<number>
  }
  role_major: {
    school_id: string
    role_id: string
    major_id: string
  }
  school: {
    id: string
    code: string
    name: string
    region: Generated<string>
    is_centre: Generated<boolean>
    enabled: Generated<boolean>
    avoid_own_edits: Generated<boolean>
    created_at: Date
    address: Generated<string>
    contact: Generated<string>
    email: Generated<string>
    phone: Generated<string>
    fax: Generated<string>
    homepage: Generated<string>
    postcode: Generated<string>
    introduction: Generated<string>
    seal_file_id: string | null
    logo_file_id: string | null
    require_second_factor: Generated<boolean>
    second_factor_by_centre: Generated<boolean>
    version: Generated<number>
  }
  school_seal: {
    school_id: string
    id: string
    path: string
    sha256: string
    saved_at: Date
    saved_by: string
    saved_by_name: string
  }
  second_factor: {
    school_id: string
    staff_id: string
    secret_sealed: string
    begun_at: Date
    confirmed_at: Date | null
    last_step: Generated<number>
  }
  sign_in: {
    school_id: string
    id: string
    staff_id: string
    at: Date
    address: string
    browser: string
  }
  staff: {
    school_id: string
    id: string
    account: string
    name: string
    role_id: string
    password_hash: string
    must_change_password: boolean
    enabled: Generated<boolean>
    created_at: Date
    last_signed_in_at: Date | null
    remark: Generated<string>
    version: Generated<number>
  }
  staff_preference: {
    school_id: string
    staff_id: string
    list: string
    columns: NullableJson
    views: DefaultedJson
    updated_at: Date
  }
  staff_session: {
    token_hash: Buffer
    school_id: string
    staff_id: string
    created_at: Date
    seen_at: Date
    expires_at: Date
  }
  student: {
    school_id: string
    id: string
    year: number
    name: string
    name_initials: string
    id_type: string
    id_number_sealed: string
    id_number_index: string
    id_number_tail: string
    student_number: string
    exam_number: string | null
    sex: string
    birth_date: string | null
    ethnicity: string | null
    political_status: string | null
    education_level: string
    training_mode: string
    study_years: number
    enrolled_on: string | null
    graduates_on: string | null
    origin_region: string | null
    diploma_number: string | null
    major_id: string
    class_id: string | null
    created_at: Date
    updated_at: Date
    version: Generated<number>
  }
  student_confirmation: {
    school_id: string
    student_id: string
    code_index: string
    confirmed_by: string
    confirmed_at: Date
    expires_at: Date
  }
  student_history: {
    school_id: string
    id: string
    student_id: string
    at: Date
    actor_kind: string
    actor_id: string | null
    actor_name: string
    action: string
    fields: string[]
    before_sealed: string | null
    after_sealed: string | null
    reason: string
    version: number
  }
  student_session: {
    token_hash: Buffer
    openid_index: string
    created_at: Date
    expires_at: Date
  }
  used_captcha: {
    nonce: string
    expires_at: Date
  }
  wechat_account: {
    openid_index: string
    created_at: Date
    consent_version: string | null
    consented_at: Date | null
    face_provider: string | null
    face_verified_at: Date | null
    face_person_index: string | null
    school_id: string | null
    student_id: string | null
    bound_at: Date | null
  }
  working_year: {
    year: number
    is_current: Generated<boolean>
  }
}
