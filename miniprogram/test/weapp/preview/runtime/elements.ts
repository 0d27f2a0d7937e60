type WithComponent = HTMLElement & {
  __wxElement?: { triggerEvent: (type: string, detail: object, options: object) => void }
}

/** Sends a mini-program event from an element of the document. */
export function trigger(element: Element, type: string, detail: object): void {
  const options = { bubbles: false, composed: false }
  ;(element as WithComponent).__wxElement?.triggerEvent(type, detail, options)
}

/** WeChat's native elements, as custom elements around the browser's own. */
export function defineElements(): void {
  customElements.define('wx-input', fieldElement('input'))
  customElements.define('wx-textarea', fieldElement('textarea'))
  customElements.define('wx-image', ImageElement)
}

function fieldElement(tag: 'input' | 'textarea') {
  return class extends HTMLElement {
    static readonly observedAttributes = ['value', 'placeholder', 'password', 'disabled']
    private field: HTMLInputElement | HTMLTextAreaElement | undefined

    connectedCallback() {
      if (this.field) return
      const field = document.createElement(tag)
      this.field = field
      this.append(field)
      for (const name of ['value', 'placeholder', 'password', 'disabled'])
        this.attributeChangedCallback(name, null, this.getAttribute(name))
      field.addEventListener('input', (event) => {
        event.stopPropagation()
        trigger(this, 'input', { value: field.value, cursor: field.selectionStart ?? 0 })
      })
      field.addEventListener('focus', () => trigger(this, 'focus', { value: field.value }))
      field.addEventListener('blur', () => trigger(this, 'blur', { value: field.value }))
      field.addEventListener('keydown', (event) => {
        if ((event as KeyboardEvent).key === 'Enter')
          trigger(this, 'confirm', { value: field.value })
      })
    }

    attributeChangedCallback(name: string, _before: string | null, value: string | null) {
      const { field } = this
      if (!field) return
      if (name === 'value' && field.value !== (value ?? '')) field.value = value ?? ''
      if (name === 'placeholder') field.placeholder = value ?? ''
      if (name === 'disabled') field.disabled = value === 'true'
      if (name === 'password' && field instanceof HTMLInputElement)
        field.type = value === 'true' ? 'password' : 'text'
    }
  }
}

class ImageElement extends HTMLElement {
  static readonly observedAttributes = ['src']
  private readonly image = new Image()

  connectedCallback() {
    this.append(this.image)
    this.attributeChangedCallback()
  }

  attributeChangedCallback() {
    this.image.src = this.getAttribute('src') ?? ''
  }
}
