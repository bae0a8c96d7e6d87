declare global {
  namespace App {
    interface PageState {
      /** The case whose drawer is open; null once it was closed. */
      caseId?: string | null;
    }
  }
}

export {};
