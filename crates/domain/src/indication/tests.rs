mod rules;
mod screening;
mod sequences;
mod stage;
