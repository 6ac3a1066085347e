//! What we do: use cases and jobs; one door.
