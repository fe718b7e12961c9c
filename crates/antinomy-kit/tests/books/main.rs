//! Whole books, built from folders on disk. One binary for all, because each links mdBook.

mod batches;
mod book;
