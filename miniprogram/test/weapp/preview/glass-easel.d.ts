/** The few parts of WeChat's component framework that the preview uses; its own types are not published properly. */
declare module 'glass-easel-miniprogram-adapter' {
  export interface CodeSpace {
    addComponentStaticConfig: (path: string, config: object) => void
    addCompiledTemplate: (path: string, template: { groupList: unknown; content: unknown }) => void
    /** Makes `Page` and `Component` of the scope register this path while `run` runs. */
    globalComponentEnv: (scope: Window, path: string, run: () => void) => void
  }
  export interface Root {
    getComponent: () => { getMethodCaller: () => unknown }
    /** Puts the component in the place of an element of the document. */
    attach: (parent: Element, placeholder: Element) => void
  }
  export interface AssociatedBackend {
    createRoot: (tag: string, space: CodeSpace, path: string) => Root
  }
  interface BackendEvents {
    onEvent: (
      listener: (target: unknown, type: string, detail: unknown, options: object) => number,
    ) => void
  }
  export class MiniProgramEnv {
    createCodeSpace(id: string, isMainSpace: boolean): CodeSpace
    associateBackend(backend: BackendEvents): AssociatedBackend
  }
  export const glassEasel: {
    CurrentWindowBackendContext: new () => BackendEvents
    Event: {
      new (type: string, detail: unknown, options: object): { defaultPrevented: () => boolean }
      dispatchEvent: (target: unknown, event: object) => void
    }
  }
}
