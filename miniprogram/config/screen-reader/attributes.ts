const attributes = {
  'aria-role': 'i.ariaRole',
  'aria-label': 'i.ariaLabel',
  'aria-hidden': 'i.ariaHidden',
  'aria-disabled': 'i.ariaDisabled',
  'aria-live': 'i.ariaLive',
}

/** What a screen reader needs to be told of these components. */
export const screenReaderAttributes = {
  View: attributes,
  Text: attributes,
  Button: attributes,
  Image: attributes,
  Input: attributes,
  Textarea: attributes,
  Picker: attributes,
}
