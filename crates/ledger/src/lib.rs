//! What cannot be denied: commitments, Merkle tree, tiles, checkpoints, proofs.
