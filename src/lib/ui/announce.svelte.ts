/** What the live region speaks. The same sentence twice is spoken twice: a no-break space makes it new. */
class Announcer {
  message = $state('');

  say(sentence: string): void {
    this.message = this.message === sentence ? `${sentence}\u00a0` : sentence;
  }
}

export const announcer = new Announcer();
