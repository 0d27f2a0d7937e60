import { Alert } from 'antd'

/** After a refresh: what was typed lies over what somebody else has saved meanwhile. */
export const Rebased = () => (
  <Alert
    type="info"
    showIcon
    role="status"
    title="已载入最新内容，您的修改仍保留在表单中，请核对后再保存"
    style={{ marginBottom: 8 }}
  />
)
