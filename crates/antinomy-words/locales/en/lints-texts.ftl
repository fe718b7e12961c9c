### What is odd about texts for readers.

missing-translation = The text is missing in a language: { $languages }
    .label = only in: { $present }
    .hint = Add a version. Until then the handbook shows the existing one.
